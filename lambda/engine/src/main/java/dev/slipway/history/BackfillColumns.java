package dev.slipway.history;

import java.util.LinkedHashMap;
import java.util.Map;

/** The form of the table of backfills, which is made by the first of them. */
final class BackfillColumns {

  /** The definition of each column by its name, in their order. */
  static final Map<String, String> DEFINITIONS = new LinkedHashMap<>();

  static {
    DEFINITIONS.put("name", "TEXT");
    DEFINITIONS.put("part", "INTEGER");
    DEFINITIONS.put("run_id", "UUID NOT NULL");
    DEFINITIONS.put("checksum", "TEXT NOT NULL");
    DEFINITIONS.put("parameters", "TEXT");
    DEFINITIONS.put("state", "TEXT NOT NULL");
    DEFINITIONS.put("asked", "TEXT");
    DEFINITIONS.put("asked_by", "TEXT");
    DEFINITIONS.put("gone_by", "TEXT");
    DEFINITIONS.put("cursor", "TEXT");
    DEFINITIONS.put("last_key", "TEXT");
    DEFINITIONS.put("rows_total", "BIGINT");
    DEFINITIONS.put("rows_seen", "BIGINT NOT NULL");
    DEFINITIONS.put("rows_changed", "BIGINT NOT NULL");
    DEFINITIONS.put("batches", "BIGINT NOT NULL");
    DEFINITIONS.put("retries", "BIGINT NOT NULL");
    DEFINITIONS.put("batch_size", "INTEGER");
    DEFINITIONS.put("message", "TEXT");
    DEFINITIONS.put("started_at", "TIMESTAMPTZ NOT NULL");
    DEFINITIONS.put("updated_at", "TIMESTAMPTZ NOT NULL");
    DEFINITIONS.put("finished_at", "TIMESTAMPTZ");
  }

  private BackfillColumns() {}
}
