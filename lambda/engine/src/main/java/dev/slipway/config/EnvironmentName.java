package dev.slipway.config;

import java.util.regex.Pattern;

/** What an environment may be called: one word, such as {@code dev}; its case says nothing. */
public final class EnvironmentName {

  /** The form of a name. */
  public static final String PATTERN = "[A-Za-z0-9][A-Za-z0-9_.-]{0,62}";

  private static final Pattern NAME = Pattern.compile(PATTERN);

  private EnvironmentName() {}

  /** True for a text that may be a name. */
  public static boolean isOne(String text) {
    return NAME.matcher(text).matches();
  }
}
