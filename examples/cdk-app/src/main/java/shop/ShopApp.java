package shop;

import software.amazon.awscdk.App;

/** The CDK app of a shop: one stack. */
public final class ShopApp {

  private ShopApp() {}

  /** Synthesizes the stack; run by {@code cdk}, in the folder of {@code cdk.json}. */
  public static void main(String[] arguments) {
    App app = new App();
    new ShopStack(app, "Shop");
    app.synth();
  }
}
