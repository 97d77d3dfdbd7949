package dev.slipway.testing.s3;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;

/**
 * Starts S3Mock in a JVM of its own. By itself it listens on all interfaces; this takes hold of its
 * connector and binds it to the loopback interface. Its classes are known at run time only.
 */
final class S3MockMain {

  /** Ends the line that begins with the address. */
  static final String READY_END = " is where S3Mock listens";

  private S3MockMain() {}

  /** Takes the folder to keep objects in. */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    endWithTheTests();
    Class<?> main = Class.forName("com.adobe.testing.s3mock.S3MockApplication");
    Class<?> spring = Class.forName("org.springframework.boot.SpringApplication");
    Object application =
        spring.getConstructor(Class[].class).newInstance((Object) new Class<?>[] {main});
    spring.getMethod("setDefaultProperties", Map.class).invoke(application, properties(arguments));
    bindToLoopback(application);
    Object context =
        spring.getMethod("run", String[].class).invoke(application, (Object) arguments);
    Object connector = call(context, "getBean", String.class, "httpConnector");
    System.out.println("http://127.0.0.1:" + call(connector, "getLocalPort") + READY_END);
  }

  private static void endWithTheTests() {
    Thread watch =
        new Thread(
            () -> {
              ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().join());
              Runtime.getRuntime().halt(0);
            });
    watch.setDaemon(true);
    watch.start();
  }

  private static Map<String, Object> properties(String[] arguments) {
    return Map.of(
        "server.port", "0",
        "server.address", "127.0.0.1",
        "http.port", "0",
        "logging.level.root", "WARN",
        "spring.main.banner-mode", "off",
        "com.adobe.testing.s3mock.store.root", arguments[0]);
  }

  /** Lets Spring hand us every bean before it is used. */
  private static void bindToLoopback(Object application) throws ReflectiveOperationException {
    Class<?> initializer =
        Class.forName("org.springframework.context.ApplicationContextInitializer");
    Class<?> processor =
        Class.forName("org.springframework.beans.factory.config.BeanPostProcessor");
    Object beans = proxy(processor, (proxy, method, args) -> bound(args[0]));
    InvocationHandler onContext =
        (proxy, method, args) -> {
          Object factory = call(args[0], "getBeanFactory");
          return call(factory, "addBeanPostProcessor", processor, beans);
        };
    call(
        application,
        "addInitializers",
        initializer.arrayType(),
        arrayOf(initializer, proxy(initializer, onContext)));
  }

  private static Object bound(Object bean) throws ReflectiveOperationException {
    if (bean.getClass().getName().equals("org.apache.catalina.connector.Connector")) {
      bean.getClass()
          .getMethod("setProperty", String.class, String.class)
          .invoke(bean, "address", "127.0.0.1");
    }
    return bean;
  }

  private static Object arrayOf(Class<?> type, Object element) {
    Object array = Array.newInstance(type, 1);
    Array.set(array, 0, element);
    return array;
  }

  /** An object that hands every call on, but for equals and the like. */
  private static Object proxy(Class<?> type, InvocationHandler handler) {
    Object identity = new Object();
    InvocationHandler own =
        (proxy, method, args) ->
            switch (method.getName()) {
              case "hashCode" -> identity.hashCode();
              case "equals" -> proxy == args[0];
              case "toString" -> type.getName();
              default -> handler.invoke(proxy, method, args);
            };
    return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, own);
  }

  private static Object call(Object target, String method) throws ReflectiveOperationException {
    return target.getClass().getMethod(method).invoke(target);
  }

  private static Object call(Object target, String method, Class<?> type, Object argument)
      throws ReflectiveOperationException {
    return target.getClass().getMethod(method, type).invoke(target, argument);
  }
}
