package org.jtlsproxy.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainCfFileTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private final Path directory;
  private final List<String> warnings = new ArrayList<>();

  MainCfFileTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void missingFileIsFatal() {
    assertEquals("open " + directory + "/main.cf: No such file or directory", failure());
  }

  @Test
  void pathThroughAFileIsFatal() throws IOException {
    write("", NOW);
    String path = directory + "/main.cf";
    assertEquals(
        "open " + path + "/main.cf: Not a directory",
        assertThrows(ConfigurationException.class, () -> MainCf.read(path, "p", warnings::add))
            .getMessage());
  }

  @Test
  void directoryInPlaceOfTheFileIsFatal() throws IOException {
    Files.createDirectory(directory.resolve("main.cf"));
    assertEquals("read " + directory + "/main.cf: Is a directory", failure());
  }

  @Test
  void settledFileIsReadOnce() throws IOException {
    write("a = 1\n", NOW.minusSeconds(2));
    MainCf mainCf = read(() -> write("a = 2\n", NOW.minusSeconds(2)));
    assertEquals("1", mainCf.get("a"));
  }

  @Test
  void fileOfThisSecondIsReadAgainAfterAPause() throws IOException {
    write("a = 1\n", NOW);
    MainCf mainCf = read(() -> write("a = 2\n", NOW.minusSeconds(2)));
    assertEquals("2", mainCf.get("a"));
    assertEquals(
        List.of(mainCf.path() + ", line 1: overriding earlier entry: a=1"),
        warnings,
        "the first reading counts as an earlier entry");
  }

  @Test
  void fileOfTheSecondBeforeIsReadAgainToo() throws IOException {
    write("a = 1\n", NOW.minusSeconds(1));
    assertEquals("2", read(() -> write("a = 2\n", NOW.minusSeconds(2))).get("a"));
  }

  @Test
  void fileFromTheFutureIsNotWaitedFor() throws IOException {
    write("a = 1\n", NOW.plusSeconds(1));
    assertEquals("1", read(() -> write("a = 2\n", NOW.minusSeconds(2))).get("a"));
  }

  private MainCf read(Runnable pause) {
    return MainCf.read(directory.toString(), "tlsproxy", CLOCK, pause, warnings::add);
  }

  private String failure() {
    return assertThrows(ConfigurationException.class, () -> read(() -> {})).getMessage();
  }

  private void write(String content, Instant modified) {
    try {
      Path file = directory.resolve("main.cf");
      Files.writeString(file, content);
      Files.setLastModifiedTime(file, FileTime.from(modified));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
