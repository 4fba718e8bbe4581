package org.jtlsproxy.session;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.Map;
import org.jtlsproxy.event.Interest;

/** What a session does next, as decided by the code of one state. */
sealed interface Step {
  /** Stay in this state until one of the ends is ready. */
  record Await(Interest local, Interest remote) implements Step {
    private static final Map<Interest, Map<Interest, Await>> ALL = all();

    private static Map<Interest, Map<Interest, Await>> all() {
      Map<Interest, Map<Interest, Await>> all = new EnumMap<>(Interest.class);
      for (Interest local : Interest.values()) {
        Map<Interest, Await> row = new EnumMap<>(Interest.class);
        for (Interest remote : Interest.values()) {
          row.put(remote, new Await(local, remote));
        }
        all.put(local, row);
      }
      return all;
    }

    private static Await of(Interest local, Interest remote) {
      return requireNonNull(requireNonNull(ALL.get(local)).get(remote));
    }
  }

  /** Go on in another state at once. */
  record Enter(Phase next) implements Step {}

  /** The session is over. */
  record End() implements Step {}

  /** The session is over. */
  Step END = new End();

  /** Waits; one of a few shared values, because this happens for every event. */
  static Step await(Interest local, Interest remote) {
    return Await.of(local, remote);
  }
}
