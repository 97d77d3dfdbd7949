package dev.slipway.hazard;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A kind of danger in a statement. */
public enum HazardKind {
  BLOCKING_INDEX(Level.ERROR, "an index is built while writes wait"),
  BLOCKING_INDEX_DROP(Level.WARNING, "an index is dropped while reads and writes wait"),
  BLOCKING_REINDEX(Level.ERROR, "an index is built again while writes wait"),
  BLOCKING_KEY(Level.ERROR, "the index of a key is built while reads and writes wait"),
  VALIDATING_CONSTRAINT(Level.ERROR, "all rows are held against a constraint under its lock"),
  VALIDATION_TOGETHER(Level.ERROR, "a constraint is added and validated in one transaction"),
  SET_NOT_NULL(Level.ERROR, "all rows are looked at for NULL while reads and writes wait"),
  TABLE_REWRITE(Level.ERROR, "a table is written anew while reads and writes wait"),
  ATTACH_PARTITION(Level.WARNING, "all rows of a new partition are looked at under its lock"),
  MANY_LOCKS(Level.WARNING, "one transaction holds the locks of several tables"),
  LOCK_ORDER(Level.WARNING, "tables are locked in one order here and in another there"),
  LOCK_HELD(Level.ERROR, "a lock is kept while its transaction reads or writes a table whole"),
  LOCK_TABLE(Level.WARNING, "a table is locked by hand"),
  REFRESH_BLOCKS(Level.ERROR, "a materialized view cannot be read while it is refreshed"),
  DROP_TABLE(Level.ERROR, "a table goes, with its rows"),
  DROP_COLUMN(Level.ERROR, "a column goes, with its values"),
  DROP_CASCADE(Level.ERROR, "what depends on it goes too, unnamed"),
  DROP_OBJECT(Level.WARNING, "a view, a function or a type goes that an earlier build may use"),
  RENAME(Level.ERROR, "what an earlier build of the application asks for is gone"),
  TRUNCATE(Level.ERROR, "all rows go"),
  WHOLE_TABLE_CHANGE(Level.ERROR, "all rows are changed in one transaction"),
  ENUM_VALUE(Level.WARNING, "a value of an enum cannot be taken back"),
  RETRY(Level.WARNING, "a second try of what runs outside a transaction would fail"),
  TRIGGERS_OFF(Level.WARNING, "triggers, and with them foreign keys, are switched off"),
  DEFINER_PATH(Level.ERROR, "a function with its owner's rights finds names by the caller's path"),
  GRANT_TO_PUBLIC(Level.ERROR, "every role is given a right"),
  ROW_SECURITY_OFF(Level.ERROR, "row security is switched off"),
  FAILS_ON_ROWS(Level.ERROR, "what runs on empty tables fails on rows that they may have"),
  LOST_ROWS(Level.ERROR, "a DOWN does not give back the rows that were there (proof)"),
  LONG_NAME(Level.ERROR, "a name is cut to 63 bytes"),
  STYLE_JSON(Level.OFF, "json where jsonb is meant"),
  STYLE_INT_KEY(Level.OFF, "a key that ends at two billion"),
  STYLE_VARCHAR(Level.OFF, "a length that has to be changed one day"),
  STYLE_TIMESTAMP(Level.OFF, "a time of no time zone"),
  STYLE_SERIAL(Level.OFF, "serial where an identity column is meant"),
  STYLE_CHAR(Level.OFF, "char(n), which is filled up with blanks"),
  STYLE_MONEY(Level.OFF, "money, which reads as the server's locale says");

  private final Level usual;
  private final String about;

  HazardKind(Level usual, String about) {
    this.usual = usual;
    this.about = about;
  }

  /** How files and flags write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What it is, in a clause. */
  public String about() {
    return about;
  }

  /** How much it counts where nobody says otherwise. */
  public Level usual() {
    return usual;
  }

  /** True for what only taste tells. */
  public boolean isStyle() {
    return name().startsWith("STYLE_");
  }

  /** The kind of a word; nothing for one that is none. */
  public static Optional<HazardKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
