package dev.slipway.handler;

import dev.slipway.history.Deploy;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which way a deploy goes. CloudFormation does not say that an update takes the last one back; it
 * sends one with old and new exchanged (AWS CloudFormation User Guide, "Custom resource request
 * types"). So each is held against the deploys that the database has seen.
 *
 * @param way where it goes
 * @param undone the deploy that is taken back; null when there is none, or it began no run
 */
record DeployDirection(Way way, @Nullable Deploy undone) {

  /** Where a deploy goes. */
  enum Way {
    /** To something new; what fails, fails the deploy. */
    FORWARD,
    /** Back to what was before the last deploy; that never fails. */
    BACK,
    /** To what may be older or stand still to be done: runs, and is like back when it fails. */
    PERHAPS_BACK
  }

  /** Of an event about a resource of which these deploys are known, newest first. */
  static DeployDirection of(DeployEvent event, List<Deploy> known) {
    if (!event.changes() || known.stream().anyMatch(one -> one.request().equals(event.request()))) {
      return new DeployDirection(Way.FORWARD, null);
    }
    if (known.isEmpty()) {
      return new DeployDirection(event.isOfOlderTemplate() ? Way.PERHAPS_BACK : Way.FORWARD, null);
    }
    Deploy last = known.get(0);
    // One that began no run may itself have been a way back; then this is to be done.
    if (event.to().equals(last.from()) && last.to().equals(event.from())) {
      return last.begun()
          ? new DeployDirection(Way.BACK, last)
          : new DeployDirection(Way.PERHAPS_BACK, null);
    }
    // What has failed before it began a run is not known here, but what it came from is.
    boolean undoesNothing = !knows(known, event.from()) && knows(known, event.to());
    return new DeployDirection(undoesNothing ? returned(event) : Way.FORWARD, null);
  }

  /** What was deployed to another database is not known here either, whether it failed or not. */
  private static Way returned(DeployEvent event) {
    return event.moves() ? Way.PERHAPS_BACK : Way.BACK;
  }

  /** Of an event when the database tells nothing. */
  static DeployDirection unknown(DeployEvent event) {
    boolean perhapsBack = event.changes() && event.looksOlder();
    return new DeployDirection(perhapsBack ? Way.PERHAPS_BACK : Way.FORWARD, null);
  }

  private static boolean knows(List<Deploy> known, @Nullable String properties) {
    return known.stream()
        .anyMatch(one -> Objects.equals(properties, one.from()) || one.to().equals(properties));
  }

  /** True when the deploy may fail. */
  boolean mayFail() {
    return way == Way.FORWARD;
  }
}
