package dev.slipway.handler;

import dev.slipway.error.SlipwayException;

/** Nobody waits for a deploy any more; what is under way ends by itself, or with the function. */
final class DeployInterrupted extends SlipwayException {

  private static final long serialVersionUID = 1L;

  DeployInterrupted(InterruptedException cause) {
    super(
        "The function was stopped while the deploy waited. What was done stays done: look with"
            + " status. Next: deploy again; it goes on where it stopped.",
        cause);
  }
}
