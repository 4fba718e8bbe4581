package org.jtlsproxy.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The lists in parameter values: words separated by any number of commas and blanks. */
public final class WordList {
  private WordList() {}

  /** The words, none of them empty. */
  public static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && !Bytes.isListSeparator(text.charAt(end))) {
        end++;
      }
      if (end > at) {
        words.add(text.substring(at, end));
      }
      at = end + 1;
    }
    return Collections.unmodifiableList(words);
  }
}
