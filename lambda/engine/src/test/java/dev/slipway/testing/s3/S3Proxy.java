package dev.slipway.testing.s3;

import dev.slipway.testing.net.LoopbackListener;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** Stands between a client and an S3 and lets each request pass, or not, as a test says. */
public final class S3Proxy implements AutoCloseable {

  private final URI target;
  private final LoopbackListener listener;
  private final Queue<S3Request> requests = new ConcurrentLinkedQueue<>();
  private final Queue<S3Exchange> exchanges = new ConcurrentLinkedQueue<>();
  private volatile Function<S3Request, S3Fault> faults = request -> S3Fault.NONE;

  /** A proxy of the S3 at an address. */
  public S3Proxy(String target) {
    this.target = URI.create(target);
    this.listener = new LoopbackListener(this::accept);
  }

  /** Where it listens, for the variable AWS_ENDPOINT_URL_S3. */
  public String endpoint() {
    return "http://127.0.0.1:" + listener.port();
  }

  /** From now on decides what happens to each request; asked by several threads at once. */
  public void decide(Function<S3Request, S3Fault> byRequest) {
    faults = byRequest;
  }

  /** What was asked for so far, also what never arrived. */
  public List<S3Request> requests() {
    return List.copyOf(requests);
  }

  private void accept(Socket client) {
    S3Exchange exchange = new S3Exchange(client, target, this::fault);
    exchanges.add(exchange);
    LoopbackListener.start(exchange, "s3-proxy");
  }

  private S3Fault fault(S3Request request) {
    requests.add(request);
    return faults.apply(request);
  }

  @Override
  public void close() {
    listener.close();
    exchanges.forEach(S3Exchange::close);
  }
}
