package org.pumprig.fault.rest;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** One client's requests: guarded, carried out on the worker, answered in order. */
final class RequestHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
  private final ToxiproxyApi api;
  private final Executor worker;
  private final Guard guard;

  RequestHandler(ToxiproxyApi api, Executor worker, Guard guard) {
    this.api = api;
    this.worker = worker;
    this.guard = guard;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext client, FullHttpRequest request) {
    boolean keepAlive = HttpUtil.isKeepAlive(request) && request.decoderResult().isSuccess();
    var refusal = guard.refusal(request.headers());
    if (request.decoderResult().isFailure()) {
      answer(client, ApiResponse.problem(400, "no HTTP request"), false);
      return;
    }
    if (refusal.isPresent()) {
      answer(client, refusal.get(), keepAlive);
      return;
    }
    String method = request.method().name();
    List<String> path = path(request.uri());
    String body = request.content().toString(StandardCharsets.UTF_8);
    try {
      worker.execute(() -> answer(client, api.answer(method, path, body), keepAlive));
    } catch (RejectedExecutionException e) {
      answer(client, ApiResponse.problem(503, "the server is ending"), false);
    }
  }

  private static List<String> path(String uri) {
    String path = new QueryStringDecoder(uri).path();
    return Arrays.stream(path.split("/", 8)).filter(part -> !part.isEmpty()).toList();
  }

  private static void answer(ChannelHandlerContext client, ApiResponse answer, boolean keepAlive) {
    byte[] body =
        answer.body().isMissingNode()
            ? new byte[0]
            : Json.write(answer.body()).getBytes(StandardCharsets.UTF_8);
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(answer.status()),
            Unpooled.wrappedBuffer(body));
    if (body.length > 0) {
      response.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/json");
    }
    HttpUtil.setContentLength(response, body.length);
    HttpUtil.setKeepAlive(response, keepAlive);
    var written = client.writeAndFlush(response);
    if (!keepAlive) {
      written.addListener(ChannelFutureListener.CLOSE);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext client, Throwable cause) {
    var _ = client.close();
  }
}
