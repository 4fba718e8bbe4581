package org.jtlsproxy.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jtlsproxy.log.Log;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DebuggerTest {
  private final RecordingLog log = new RecordingLog();

  @ParameterizedTest
  @ValueSource(strings = {"true", "exit 3", "kill -9 $$"})
  void commandIsLoggedAndItsEndIsNobodysConcern(String command) {
    Debugger.start(Optional.of(command), log);
    assertEquals(List.of("running: " + command), log.lines);
  }

  @Test
  void missingCommandIsFatal() {
    assertFatal(Optional.empty());
  }

  @Test
  void emptyCommandIsMissing() {
    assertFatal(Optional.of(""));
  }

  private void assertFatal(Optional<String> command) {
    UsageException fatal = assertThrows(UsageException.class, () -> Debugger.start(command, log));
    assertEquals("no debugger_command variable set up", fatal.getMessage());
    assertEquals(List.of(), log.lines);
  }

  private static final class RecordingLog implements Log {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void info(String text) {
      lines.add(text);
    }

    @Override
    public void warning(String text) {
      lines.add("warning: " + text);
    }

    @Override
    public void error(String text) {
      lines.add("error: " + text);
    }

    @Override
    public int verbosity() {
      return 0;
    }
  }
}
