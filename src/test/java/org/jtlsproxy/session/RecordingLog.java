package org.jtlsproxy.session;

import java.util.ArrayList;
import java.util.List;
import org.jtlsproxy.log.Log;

/** Keeps what is logged. */
final class RecordingLog implements Log {
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

  List<String> lines() {
    return List.copyOf(lines);
  }

  List<String> warnings() {
    return lines.stream().filter(line -> line.startsWith("warning: ")).toList();
  }
}
