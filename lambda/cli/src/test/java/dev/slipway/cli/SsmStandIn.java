package dev.slipway.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Does what the Session Manager plugin does: leads from a port of this machine to a server. */
final class SsmStandIn {

  private SsmStandIn() {}

  /** The folder that is told of it, and the arguments of aws. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Files.writeString(folder.resolve("pid"), String.valueOf(ProcessHandle.current().pid()));
    Files.writeString(folder.resolve("seen"), String.join("\n", System.getenv().keySet()));
    Map<String, String> said =
        Arrays.stream(arguments[arguments.length - 1].split(","))
            .map(pair -> pair.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    int port = Integer.parseInt(said.get("localPortNumber"));
    try (ServerSocket door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
      System.out.println("\nStarting session with SessionId: me-0a1b");
      System.out.println("Port " + port + " opened for sessionId me-0a1b.");
      System.out.println("Waiting for connections...");
      while (true) {
        Socket near = door.accept();
        Socket far = new Socket(said.get("host"), Integer.parseInt(said.get("portNumber")));
        lead(near, far);
        lead(far, near);
      }
    }
  }

  private static void lead(Socket from, Socket to) {
    Thread thread =
        new Thread(
            () -> {
              try (from;
                  to) {
                from.getInputStream().transferTo(to.getOutputStream());
              } catch (IOException closed) {
                // The other side has gone.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
