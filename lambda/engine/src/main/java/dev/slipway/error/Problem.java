package dev.slipway.error;

/**
 * One thing that is wrong with the input.
 *
 * @param where the file, field or variable it was found in, with line and column where known
 * @param what what is wrong and how to mend it
 */
public record Problem(String where, String what) {

  @Override
  public String toString() {
    return where + ": " + what;
  }
}
