package dev.slipway.bench;

import dev.slipway.bench.backfill.LoadTimes;
import dev.slipway.bench.backup.BackupTimes;
import dev.slipway.bench.function.FunctionTimes;
import dev.slipway.bench.growth.Growth;
import dev.slipway.bench.lint.FolderTimes;
import dev.slipway.bench.lint.LinterTable;
import dev.slipway.bench.mysql.MysqlTimes;
import dev.slipway.bench.rows.RowsTimes;
import dev.slipway.bench.splitter.SplitterTimes;
import dev.slipway.bench.transfer.ImportTimes;
import dev.slipway.bench.up.NothingPending;
import dev.slipway.bench.up.Up;
import java.util.List;

/** All that can be measured, in the order in which it is. */
final class Benchmarks {

  static final List<Benchmark> ALL =
      List.of(
          Up.loopback(),
          Up.vpc(),
          Up.tunnel(),
          new NothingPending(),
          FunctionTimes.plain(),
          FunctionTimes.withCache(),
          new BackupTimes(),
          new RowsTimes(),
          new ImportTimes(),
          new MysqlTimes(),
          new LoadTimes(),
          new FolderTimes(),
          new LinterTable(),
          new Growth(),
          new SplitterTimes());

  private Benchmarks() {}
}
