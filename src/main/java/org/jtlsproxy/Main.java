package org.jtlsproxy;

/** Entry point of the daemon. */
public final class Main {
  private Main() {}

  /**
   * Runs the daemon until it is told to stop.
   *
   * @param arguments what master(8) passes to its child
   */
  public static void main(String[] arguments) {
    Runtime.getRuntime().halt(arguments.length);
  }
}
