package org.jtlsproxy.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The text of main.cf and of the {@code -o} options: names and values, nothing expanded. Every name
 * is kept, also those that no program knows, because a value may refer to it.
 *
 * <p>Text is bytes, one per {@code char} (ISO-8859-1), in both directions.
 */
public final class MainCf {
  private static final long PAUSE_MILLISECONDS = 300;

  private final String directory;
  private final Map<String, String> entries = new HashMap<>();

  private MainCf(String directory) {
    this.directory = directory;
  }

  /**
   * Reads {@code DIRECTORY/main.cf}.
   *
   * @param directory the configuration directory as MAIL_CONFIG spells it; messages and {@code
   *     $config_directory} use this spelling
   * @param processName the last part of {@code argv[0]}, known as {@code $process_name}
   * @param warnings receives the text after {@code warning: }
   * @throws ConfigurationException if the file cannot be read, or a line is not {@code name =
   *     value}
   */
  public static MainCf read(String directory, String processName, Consumer<String> warnings) {
    return read(
        directory,
        processName,
        Clock.systemUTC(),
        () -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLISECONDS)),
        warnings);
  }

  /**
   * Reads {@code DIRECTORY/main.cf}, and again as long as it is so new that somebody may still be
   * writing it: what an editor has half written must not become the configuration.
   *
   * @param clock tells how old the file is
   * @param pause waits 0.3 seconds between two readings
   */
  static MainCf read(
      String directory,
      String processName,
      Clock clock,
      Runnable pause,
      Consumer<String> warnings) {
    MainCf mainCf = new MainCf(directory);
    // These two are in place before the file is read, so a line that disagrees with them is
    // reported like any duplicate.
    mainCf.entries.put("process_name", processName);
    mainCf.entries.put("config_directory", directory);
    String path = mainCf.path();
    long before = seconds(clock);
    while (true) {
      long modified = mainCf.load(Bytes.path(path), warnings);
      long after = seconds(clock);
      if (modified < before - 1 || modified > after) {
        return mainCf;
      }
      pause.run();
      before = after;
    }
  }

  /** A main.cf from its content; for tests and tools. */
  static MainCf parse(
      String directory, String processName, byte[] content, Consumer<String> warnings) {
    MainCf mainCf = new MainCf(directory);
    mainCf.entries.put("process_name", processName);
    mainCf.entries.put("config_directory", directory);
    mainCf.add(content, warnings);
    return mainCf;
  }

  /** The configuration directory, as it was given. */
  public String directory() {
    return directory;
  }

  /** The file's name, as messages spell it. */
  public String path() {
    return directory + "/main.cf";
  }

  /** A value as written, before expansion, or null when neither main.cf nor an option has it. */
  public @Nullable String get(String name) {
    return entries.get(name);
  }

  /**
   * Applies a daemon's option over main.cf: {@code -o}, {@code -i} for max_idle, {@code -m} for
   * max_use. There is no warning about the value that it replaces.
   */
  public void override(NameValue option) {
    entries.put(option.name(), option.value());
  }

  /** All entries, for evaluation to add its defaults to. */
  Map<String, String> copyOfEntries() {
    return new HashMap<>(entries);
  }

  private long load(Path file, Consumer<String> warnings) {
    try {
      byte[] content = Files.readAllBytes(file);
      add(content, warnings);
      return Files.getLastModifiedTime(file).to(TimeUnit.SECONDS);
    } catch (FileSystemException e) {
      throw new ConfigurationException("open " + path() + ": " + reason(e));
    } catch (IOException e) {
      throw new ConfigurationException("read " + path() + ": " + e.getMessage());
    }
  }

  private void add(byte[] content, Consumer<String> warnings) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    LogicalLines lines = new LogicalLines(path(), text, warnings);
    for (LogicalLines.Line line = lines.next(); line != null; line = lines.next()) {
      String where = path() + ", line " + line.number() + ": ";
      String lineText = line.text();
      NameValue entry =
          NameValue.parse(
              lineText,
              reason -> new ConfigurationException(where + reason + ": \"" + lineText + "\""));
      String old = entries.put(entry.name(), entry.value());
      if (old != null && !old.equals(entry.value())) {
        warnings.accept(where + "overriding earlier entry: " + entry.name() + "=" + old);
      }
    }
  }

  /**
   * The strerror(3) text, which the JDK keeps only for the errors it has no class of its own for.
   */
  private static String reason(FileSystemException e) {
    if (e instanceof NoSuchFileException) {
      return "No such file or directory";
    }
    if (e instanceof AccessDeniedException) {
      return "Permission denied";
    }
    String reason = e.getReason();
    return reason == null ? "Input/output error" : reason;
  }

  private static long seconds(Clock clock) {
    return Math.floorDiv(clock.millis(), 1000);
  }
}
