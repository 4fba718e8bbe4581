package org.jtlsproxy.master;

/** What a process should do about its own life. */
public enum Verdict {
  /** Stay. */
  GO_ON,
  /** Stop accepting, let master(8) start a successor, and stay for the sessions that are open. */
  DRAIN,
  /** End with status 0. */
  EXIT
}
