package dev.slipway.sql;

import dev.slipway.error.SlipwayException;
import org.jspecify.annotations.Nullable;

/** The text cannot be cut into statements; {@link #offset()} is where the trouble began. */
public final class SqlSyntaxException extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private final int offset;
  private final transient @Nullable Place place;

  SqlSyntaxException(int offset, String message) {
    this(offset, message, null);
  }

  private SqlSyntaxException(int offset, String message, @Nullable Place place) {
    super(message, null);
    this.offset = offset;
    this.place = place;
  }

  /** A text that cannot be understood at a place. */
  public static SqlSyntaxException at(Place place, String message) {
    return new SqlSyntaxException(place.offset(), message, place);
  }

  /** The same in the text that is being read; one that is known already stays. */
  SqlSyntaxException in(Frame frame) {
    return place == null
        ? new SqlSyntaxException(offset, getMessage() + frame.remark(), frame.place(offset))
        : this;
  }

  /** The file it is in, and where there; only the offset is known when it is null. */
  public @Nullable Place place() {
    return place;
  }

  /** Offset in UTF-16 units of the character where the unfinished piece began. */
  public int offset() {
    return offset;
  }
}
