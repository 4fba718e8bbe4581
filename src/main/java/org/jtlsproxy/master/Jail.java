package org.jtlsproxy.master;

import java.util.Optional;
import org.jtlsproxy.os.Accounts;
import org.jtlsproxy.os.SystemCallException;
import org.jtlsproxy.os.ThisProcess;

/**
 * The queue directory: where a daemon works, and what it may be confined to, with the rights of the
 * mail system's owner (master(5), columns chroot and unpriv).
 */
public final class Jail {
  private final String queueDirectory;

  private Jail(String queueDirectory) {
    this.queueDirectory = queueDirectory;
  }

  /**
   * Moves to the queue directory, which relative file names in main.cf start from.
   *
   * @throws JailException when that is not possible
   */
  public static Jail at(String queueDirectory) {
    try {
      ThisProcess.changeDirectory(queueDirectory);
    } catch (SystemCallException e) {
      throw new JailException("chdir(\"" + queueDirectory + "\"): " + e.getMessage());
    }
    return new Jail(queueDirectory);
  }

  /**
   * Gives up what is not needed any more, for all threads and for good.
   *
   * @param chroot whether to confine the process
   * @param owner parameter mail_owner, unless root's rights are kept
   * @throws JailException when any of it fails: going on with more rights than intended is worse
   *     than not to serve
   */
  public void enter(boolean chroot, Optional<String> owner) {
    Optional<Accounts.User> user = Optional.empty();
    if (owner.isPresent()) {
      user = Accounts.user(owner.get());
      if (user.isEmpty()) {
        throw new JailException("unknown user: " + owner.get());
      }
    }
    // The user ID goes last: the other steps need root's rights.
    String step = "";
    try {
      if (user.isPresent()) {
        step = "setgid(" + user.get().gid() + ")";
        ThisProcess.setGroup(user.get().gid());
        step = "initgroups";
        ThisProcess.setSupplementaryGroups(user.get().name(), user.get().gid());
      }
      if (chroot) {
        step = "chroot(" + queueDirectory + ")";
        ThisProcess.changeRoot(queueDirectory);
        step = "chdir(/)";
        ThisProcess.changeDirectory("/");
      }
      if (user.isPresent()) {
        step = "setuid(" + user.get().uid() + ")";
        ThisProcess.setUser(user.get().uid());
      }
    } catch (SystemCallException e) {
      throw new JailException(step + ": " + e.getMessage());
    }
  }
}
