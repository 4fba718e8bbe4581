package org.jtlsproxy.handoff;

/** Which end of TLS this daemon plays towards the remote peer. */
public enum Role {
  /** The remote is the TLS client; asked for by postscreen(8). */
  SERVER,
  /** The remote is the TLS server; asked for by smtp(8) and lmtp(8). */
  CLIENT
}
