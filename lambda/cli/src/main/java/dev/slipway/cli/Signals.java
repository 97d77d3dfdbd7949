package dev.slipway.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;

/**
 * Hears the signals by which a command is told to end. A hook of the JVM would come too late: it
 * runs beside all others, which stop servers that are still written to, and hears no second signal.
 */
final class Signals {

  /** By name, with their numbers (POSIX, "signal.h"). */
  private static final Map<String, Integer> NUMBERS = Map.of("HUP", 1, "INT", 2, "TERM", 15);

  private Signals() {}

  /** Tells a command of every signal from now on. Where there are none, nothing is done. */
  static void handle(InterruptedCommand command) {
    NUMBERS.forEach((name, number) -> handle(name, () -> command.signalled("SIG" + name, number)));
  }

  /**
   * By name, because the compiler warns of these classes; they are in the module jdk.unsupported.
   */
  private static void handle(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      InvocationHandler calls =
          (proxy, method, arguments) -> {
            if (method.getName().equals("handle")) {
              action.run();
            }
            return null;
          };
      Object proxy =
          Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, calls);
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    } catch (ReflectiveOperationException | RuntimeException e) {
      // The JVM ends by itself then, as it would have without us.
    }
  }
}
