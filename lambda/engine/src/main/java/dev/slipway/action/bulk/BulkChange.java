package dev.slipway.action.bulk;

import dev.slipway.backfill.file.Backfill;
import dev.slipway.backfill.file.UnfiledBackfill;
import dev.slipway.backfill.plan.BackfillOrder;
import dev.slipway.postgres.TableName;
import org.jspecify.annotations.Nullable;

/**
 * A change of a table that can be run, and is known again by its words.
 *
 * @param plain it, without what keeps old values
 * @param old where they are kept, null for nowhere
 */
record BulkChange(BulkTable table, BulkWords words, Backfill plain, @Nullable OldValues old) {

  private static final int SHOWN = 8;

  /** The change of words. Throws {@link dev.slipway.error.InvalidInput}. */
  static BulkChange of(BulkTable table, BulkWords words) {
    String text = new BulkStatement(table, words).text();
    Backfill plain = UnfiledBackfill.read(BulkRequest.WORD, BulkRequest.WORD, text);
    String name = table.name() + " " + plain.checksum().substring(0, SHOWN);
    String mark = "Old values, kept by slipway bulk " + name;
    String to = words.keepOld();
    OldValues old =
        to == null ? null : new OldValues(table, words, KeptOld.table(to, table, plain), mark);
    return new BulkChange(table, words, named(plain, name, plain), old);
  }

  private static Backfill named(Backfill backfill, String name, Backfill same) {
    return new Backfill(
        name,
        null,
        backfill.table(),
        backfill.key(),
        backfill.batch(),
        backfill.parameters(),
        backfill.description(),
        backfill.options(),
        backfill.statement(),
        same.checksum());
  }

  String name() {
    return plain.name();
  }

  /** What is run: with what keeps old values, or only to be tried. */
  BackfillOrder order(boolean keeping) {
    OldValues kept = keeping ? old : null;
    if (kept == null) {
      return new BackfillOrder(BulkRequest.WORD, plain, words.values());
    }
    TableName target = kept.kept();
    String text = new BulkStatement(table, words).keeping(target);
    Backfill keeps = UnfiledBackfill.read(name(), BulkRequest.WORD, text);
    return new BackfillOrder(BulkRequest.WORD, named(keeps, name(), plain), words.values());
  }
}
