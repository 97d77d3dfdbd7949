package dev.slipway.config;

import dev.slipway.error.Problems;
import org.jspecify.annotations.Nullable;

/** Reads where backups go: BACKUP_STORE, or BACKUP_S3_BUCKET for the whole of a bucket. */
final class BackupStoreReader {

  private static final String STORE = VariableNames.BACKUP_STORE;
  private static final String BUCKET = VariableNames.BACKUP_S3_BUCKET;

  private final Variables variables;
  private final Problems problems;

  BackupStoreReader(Variables variables, Problems problems) {
    this.variables = variables;
    this.problems = problems;
  }

  /** The store, in a form that {@link StorePlace} takes; null when none is named. */
  @Nullable String read() {
    String store = variables.get(STORE, "").strip();
    String bucket = variables.get(BUCKET, "").strip();
    if (!store.isEmpty() && !bucket.isEmpty()) {
      problems.add(STORE, "is set together with " + BUCKET + "; set one");
      return null;
    }
    if (!bucket.isEmpty()) {
      return ofBucket(bucket);
    }
    return store.isEmpty() ? null : checked(store);
  }

  private @Nullable String ofBucket(String bucket) {
    if (!StorePlace.isBucket(bucket)) {
      problems.add(
          BUCKET,
          "must be the name of a bucket alone, not \""
              + bucket
              + "\"; a prefix goes into "
              + STORE
              + "=s3://bucket/prefix");
      return null;
    }
    return "s3://" + bucket;
  }

  private @Nullable String checked(String store) {
    try {
      StorePlace.parse(store);
      return store;
    } catch (IllegalArgumentException e) {
      problems.add(STORE, String.valueOf(e.getMessage()));
      return null;
    }
  }
}
