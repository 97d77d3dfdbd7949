package dev.slipway.progress;

/** Hears how far long work is, from several threads. Every method does nothing by default. */
public interface WorkListener {

  /** It begins; what was told before is of other work. */
  default void workBegins(Work work) {}

  /** More bytes were read, or sent. */
  default void bytesMoved(long bytes) {}

  /** One of its things is done for good; {@code bytes} are those it was planned with. */
  default void thingDone(String subject, long bytes) {}
}
