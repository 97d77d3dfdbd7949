package dev.slipway.infra;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.s3.IBucket;

/** Where backups go. */
public final class Backups {

  private enum Kind {
    OWN_BUCKET,
    GIVEN_BUCKET,
    NONE
  }

  private final Kind kind;
  private final @Nullable IBucket bucket;

  private Backups(Kind kind, @Nullable IBucket bucket) {
    this.kind = kind;
    this.bucket = bucket;
  }

  /**
   * A bucket made for them: encrypted, versioned, TLS only, no public access. It stays when the
   * stack is deleted.
   */
  public static Backups ownBucket() {
    return new Backups(Kind.OWN_BUCKET, null);
  }

  /**
   * A bucket that is there already; only {@code database-backups/<environment>/<database>/} in it
   * is used, and what older versions kept in {@code database-backups/<database>/} is read.
   */
  public static Backups in(IBucket bucket) {
    return new Backups(Kind.GIVEN_BUCKET, bucket);
  }

  /** Nowhere: no backup can be taken. */
  public static Backups none() {
    return new Backups(Kind.NONE, null);
  }

  boolean areOff() {
    return kind == Kind.NONE;
  }

  /** The bucket that was given, null when there is none or it is still to be made. */
  @Nullable IBucket givenBucket() {
    return bucket;
  }
}
