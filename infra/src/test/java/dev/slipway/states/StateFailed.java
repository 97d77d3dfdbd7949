package dev.slipway.states;

/** A state has failed, by an error's name and its cause, which Retry and Catch may look at. */
public final class StateFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String error;

  /** Fails a state. */
  public StateFailed(String error, String cause) {
    super(cause);
    this.error = error;
  }

  /** What ErrorEquals looks at. */
  public String error() {
    return error;
  }

  /** Why, as text. */
  public String cause() {
    return String.valueOf(getMessage());
  }

  /** True for one of the names, or for those that stand for many. */
  boolean isOneOf(Iterable<String> names) {
    for (String name : names) {
      if (name.equals(error)
          || (name.equals("States.ALL") && !error.equals("States.Runtime"))
          || (name.equals("States.TaskFailed") && !error.equals("States.Timeout"))) {
        return true;
      }
    }
    return false;
  }
}
