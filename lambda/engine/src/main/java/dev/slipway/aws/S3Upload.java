package dev.slipway.aws;

import dev.slipway.storage.Upload;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * An object on its way to S3. What fits into the first part is sent at once, the rest as a
 * multipart upload. It holds one part in memory, and each part is sent as often as {@link
 * S3Retries} allows.
 */
final class S3Upload extends Upload {

  private enum State {
    OPEN,
    BROKEN,
    COMPLETE,
    CLOSED
  }

  private final S3Object object;
  private final PartBuffer part = new PartBuffer(PartSizes.after(0));
  private @Nullable S3Parts parts;
  private State state = State.OPEN;

  S3Upload(S3Object object) {
    this.object = object;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    requireOpen();
    for (int done = 0; done < length; ) {
      if (part.isFull()) {
        attempt(this::sendPart);
      }
      done += part.put(bytes, offset + done, length - done);
    }
  }

  @Override
  public void complete() {
    requireOpen();
    attempt(this::publish);
    state = State.COMPLETE;
  }

  /** A part is sent when more follows, so there is always a last one. */
  private void publish() {
    if (parts == null) {
      object.put(part);
    } else {
      parts.send(part);
      parts.complete();
    }
  }

  private void sendPart() {
    if (parts == null) {
      parts = object.begin();
    }
    parts.send(part);
    part.begin(PartSizes.after(parts.bytes()));
  }

  @Override
  public void close() {
    boolean complete = state == State.COMPLETE || state == State.CLOSED;
    state = State.CLOSED;
    if (!complete && parts != null) {
      parts.abort();
    }
  }

  private void attempt(Runnable work) {
    State before = state;
    state = State.BROKEN;
    try {
      work.run();
      state = before;
    } catch (SdkException e) {
      throw object.failure(e);
    }
  }

  private void requireOpen() {
    if (state != State.OPEN) {
      throw new IllegalStateException("The upload of " + object.url() + " is " + state);
    }
  }
}
