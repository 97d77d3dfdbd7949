package dev.slipway.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;

/** Where it was measured: the times hold for such a machine only, the ratios for more. */
final class Machine {

  private Machine() {}

  static void print(PrintStream out) {
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    out.printf(
        "%d processors, load %.1f; %s %s; %s%n",
        system.getAvailableProcessors(),
        system.getSystemLoadAverage(),
        System.getProperty("java.vm.name"),
        System.getProperty("java.vm.version"),
        System.getProperty("os.arch"));
  }
}
