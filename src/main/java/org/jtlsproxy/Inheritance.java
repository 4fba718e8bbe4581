package org.jtlsproxy;

import org.jtlsproxy.os.Descriptor;

/** The open descriptors with which the process starts. */
interface Inheritance {
  /** The channel to master(8). */
  Descriptor statusChannel();

  /**
   * A listen socket.
   *
   * @param index from 0
   */
  Descriptor listenSocket(int index);

  /** Ends when the launcher ends. */
  Descriptor fromLauncher();

  /** Where the launcher listens. */
  Descriptor toLauncher();

  /** What master(8) gives to a daemon, and the launcher to the JVM. */
  record FromMaster() implements Inheritance {
    private static final int STANDARD_INPUT = 0;
    private static final int STANDARD_OUTPUT = 1;
    private static final int STATUS_CHANNEL = 5;
    private static final int FIRST_LISTEN_SOCKET = 6;

    @Override
    public Descriptor statusChannel() {
      return Descriptor.owning(STATUS_CHANNEL);
    }

    @Override
    public Descriptor listenSocket(int index) {
      return Descriptor.owning(FIRST_LISTEN_SOCKET + index);
    }

    @Override
    public Descriptor fromLauncher() {
      return Descriptor.owning(STANDARD_INPUT);
    }

    @Override
    public Descriptor toLauncher() {
      return Descriptor.owning(STANDARD_OUTPUT);
    }
  }
}
