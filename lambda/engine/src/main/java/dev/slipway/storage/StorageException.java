package dev.slipway.storage;

import dev.slipway.error.FailureFields;
import dev.slipway.error.SlipwayException;
import org.jspecify.annotations.Nullable;

/** The store did not do what was asked for. */
public class StorageException extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private final String next;

  /**
   * A failure in three sentences.
   *
   * @param what what failed and where, with the reason
   * @param state what the store holds now
   * @param next what to do
   */
  public StorageException(String what, String state, String next, @Nullable Throwable cause) {
    super(what + " " + state + " " + next, cause);
    this.next = next;
  }

  @Override
  public FailureFields fields() {
    return super.fields().withNext(next);
  }
}
