package org.jtlsproxy.master;

import org.jspecify.annotations.Nullable;

/** The kind of listen socket, from the type column of master.cf (master(5)). */
public enum Transport {
  /** A TCP socket. */
  INET,
  /** An AF_UNIX stream socket. */
  UNIX,
  /** An AF_UNIX stream socket over which each client arrives as a passed descriptor. */
  PASS;

  /** Finds the transport by its master.cf name, which has no case; null if there is none. */
  static @Nullable Transport named(String name) {
    for (Transport transport : values()) {
      if (transport.name().equalsIgnoreCase(name)) {
        return transport;
      }
    }
    return null;
  }
}
