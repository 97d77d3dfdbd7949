package dev.slipway.backfill.file;

import org.jspecify.annotations.Nullable;

/**
 * A parameter of a backfill. Its value is bound, and never a part of the statement's text.
 *
 * @param type as it was written; {@code unknown} where the server infers it
 * @param otherwise its value when none is given, null when one must be
 */
public record BackfillParameter(String name, String type, @Nullable String otherwise) {

  /** The type of what the server infers from where it stands. */
  public static final String INFERRED = "unknown";

  /** True when nothing can be done without a value. */
  public boolean isRequired() {
    return otherwise == null;
  }
}
