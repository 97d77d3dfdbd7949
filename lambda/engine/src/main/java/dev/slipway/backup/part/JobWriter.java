package dev.slipway.backup.part;

import dev.slipway.postgres.Session;
import java.io.IOException;

/** Makes the files of jobs, for several threads at once. */
public interface JobWriter<J extends SnapshotJob, R> {

  /** The name of a job's file. */
  String file(J job);

  /** Writes it, read through a session on the snapshot; after a failure there is none. */
  R write(J job, Session session) throws IOException;
}
