package dev.slipway.backup.restore.terms;

import dev.slipway.error.SlipwayException;
import org.jspecify.annotations.Nullable;

/** A restore was refused or broke off; the message says what state the target is in. */
public final class RestoreFailed extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private enum Kind {
    REFUSED,
    UNFIT,
    BROKEN_OFF
  }

  private final Kind kind;
  private final String kept;
  private final String subject;

  private RestoreFailed(
      String message, String kept, String subject, Kind kind, @Nullable Throwable cause) {
    super(message, cause);
    this.kept = kept;
    this.subject = subject;
    this.kind = kind;
  }

  /** It was refused before anything was touched. */
  public static RestoreFailed refused(String message, @Nullable Throwable cause) {
    return new RestoreFailed(message, message, "", Kind.REFUSED, cause);
  }

  /** The target, or what was asked, does not fit the backup; nothing was touched. */
  public static RestoreFailed unfit(String message) {
    return new RestoreFailed(message, message, "", Kind.UNFIT, null);
  }

  /** It was begun, and the target holds a part of it. */
  public static RestoreFailed brokenOff(String message, @Nullable Throwable cause) {
    return new RestoreFailed(message, message, "", Kind.BROKEN_OFF, cause);
  }

  /** The same with one more line. */
  public RestoreFailed with(String line) {
    return new RestoreFailed(
        getMessage() + "\n" + line, kept + "\n" + line, subject, kind, getCause());
  }

  /** The same, of which only this text is to be kept. */
  public RestoreFailed keeping(String text) {
    return new RestoreFailed(String.valueOf(getMessage()), text, subject, kind, getCause());
  }

  /** The same without the values of rows, for where it is kept. */
  public RestoreFailed withoutValues() {
    return kept.equals(getMessage()) ? this : new RestoreFailed(kept, kept, subject, kind, null);
  }

  /** The same, which happened at this file, table or statement. */
  public RestoreFailed at(String what) {
    return new RestoreFailed(String.valueOf(getMessage()), kept, what, kind, getCause());
  }

  /** The file, table or beginning of a statement that it happened at; empty before the first. */
  public String subject() {
    return subject;
  }

  /** True when the target is as it was. */
  public boolean isUntouched() {
    return kind != Kind.BROKEN_OFF;
  }

  /** True when the target cannot hold the backup, and that was seen before it was touched. */
  public boolean isUnfit() {
    return kind == Kind.UNFIT;
  }
}
