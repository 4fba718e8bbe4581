package org.jtlsproxy.master;

import org.jspecify.annotations.Nullable;

/**
 * getopt(3) with POSIX ordering: parsing stops at the first word that is not an option. An unknown
 * option and a missing option argument are the same failure here because Postfix daemons report
 * both as {@code invalid option: x}.
 */
final class GetOpt {
  private static final char TAKES_ARGUMENT = ':';

  private final String[] words;
  private final String options;
  private int index;
  private int offset;
  private @Nullable String argument;

  /**
   * Starts before the first option.
   *
   * @param words the words after argv[0]
   * @param options the option letters, each followed by a colon when it takes an argument
   */
  GetOpt(String[] words, String options) {
    this.words = words;
    this.options = options;
  }

  /**
   * Moves to the next option.
   *
   * @return the option letter, or -1 after the last option
   * @throws UsageException for a letter that is not an option, or that lacks its argument
   */
  int next() {
    argument = null;
    if (offset == 0 && !enterWord()) {
      return -1;
    }
    String word = words[index];
    char option = word.charAt(offset++);
    int known = option == TAKES_ARGUMENT ? -1 : options.indexOf(option);
    if (known < 0) {
      throw invalid(option);
    }
    boolean wordEnds = offset == word.length();
    if (known + 1 < options.length() && options.charAt(known + 1) == TAKES_ARGUMENT) {
      takeArgument(option, wordEnds ? null : word.substring(offset));
    } else if (wordEnds) {
      leaveWord();
    }
    return option;
  }

  /** The argument of the option that {@link #next} returned. */
  String argument() {
    if (argument == null) {
      throw new IllegalStateException("the option has no argument");
    }
    return argument;
  }

  /** The index of the first word that is not an option; valid after {@link #next} returned -1. */
  int index() {
    return index;
  }

  private boolean enterWord() {
    if (index == words.length || words[index].length() < 2 || words[index].charAt(0) != '-') {
      return false;
    }
    if (words[index].equals("--")) {
      index++;
      return false;
    }
    offset = 1;
    return true;
  }

  private void leaveWord() {
    index++;
    offset = 0;
  }

  private void takeArgument(char option, @Nullable String attached) {
    leaveWord();
    if (attached != null) {
      argument = attached;
    } else if (index < words.length) {
      argument = words[index++];
    } else {
      throw invalid(option);
    }
  }

  private static UsageException invalid(char option) {
    return new UsageException("invalid option: " + option);
  }
}
