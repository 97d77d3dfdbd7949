package dev.slipway.backup.retention;

/** What becomes of a backup, and why. */
public enum Fate {
  /** It is one of the newest that are complete. */
  KEPT_AS_LAST(false, "one of the newest"),
  /** It is the newest complete one of a day that is not long ago. */
  KEPT_FOR_ITS_DAY(false, "the newest of its day"),
  /** It is incomplete, and somebody may be writing to it. */
  KEPT_AS_UNDER_WAY(false, "may be under way"),
  /** Its manifest cannot be read, for whatever reason: perhaps by us alone, perhaps today only. */
  KEPT_AS_UNREADABLE(false, "cannot be judged; look at it, and delete it by hand"),
  /** It is of another server, or of one that is not known, where older versions kept it. */
  KEPT_AS_ANOTHERS(false, "not surely of this server; delete it by hand"),
  /** It is of a run that the audit log of this database does not have. */
  KEPT_AS_NEVER_HAD(
      false,
      "of a state that this database never had: a copy's, or before a restore; delete it by hand"),
  /** Enough newer ones are complete. */
  TOO_OLD(true, "enough newer ones are kept"),
  /** It is incomplete, and nobody has written to it for long. */
  BROKEN_OFF(true, "was broken off");

  private final boolean deletes;
  private final String text;

  Fate(boolean deletes, String text) {
    this.deletes = deletes;
    this.text = text;
  }

  /** True when the backup is deleted. */
  public boolean deletes() {
    return deletes;
  }

  /** The reason in words. */
  public String text() {
    return text;
  }
}
