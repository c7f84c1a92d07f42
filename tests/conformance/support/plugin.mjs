import { Child } from "./processes.mjs";
import { commands, require, version } from "./repository.mjs";

export const grpc = require("@grpc/grpc-js");
export const messages = require("@pulumi/pulumi/proto/provider_pb.js");
export const { ResourceProviderClient, ResourceProviderService } = require("@pulumi/pulumi/proto/provider_grpc_pb.js");
export const { PluginAttach } = require("@pulumi/pulumi/proto/plugin_pb.js");
export const { Empty } = require("google-protobuf/google/protobuf/empty_pb.js");
export const { Struct } = require("google-protobuf/google/protobuf/struct_pb.js");

const megabyte = 1024 * 1024;
const signature = "4dabf18193072939515e22adb298388d";
const secretMark = "1b47061264138c4ac30d75fd1eb44270";

export const channelOptions = {
  "grpc.max_receive_message_length": 400 * megabyte,
  "grpc.max_send_message_length": 400 * megabyte,
  "grpc.enable_http_proxy": 0,
  "grpc.use_local_subchannel_pool": 1,
};

export const secret = (value) => ({ [signature]: secretMark, value });

export const isSecret = (value) => value?.[signature] === secretMark;

/** The plugin in a process of its own, and Pulumi's own client for it. */
export class Plugin {
  #child;
  #clients = [];
  client;

  static async start({ engine, env } = {}) {
    const plugin = new Plugin();
    plugin.#child = new Child(commands.plugin, engine ? [engine] : [], env);
    plugin.port = Number(await plugin.#child.line(/^\d+$/));
    plugin.client = plugin.connect();
    return plugin;
  }

  get address() { return `127.0.0.1:${this.port}`; }

  get isRunning() { return this.#child.isRunning; }

  connect(options = {}) {
    const client = new ResourceProviderClient(
      this.address, grpc.credentials.createInsecure(), { ...channelOptions, ...options });
    this.#clients.push(client);
    return client;
  }

  /** Calls a method and gives its answer. */
  call(method, request, { client = this.client, deadline, metadata = new grpc.Metadata(), signal } = {}) {
    return new Promise((resolve, reject) => {
      const call = client[method](request, metadata, { deadline }, (error, response) =>
        error ? reject(error) : resolve(response));
      signal?.addEventListener("abort", () => call.cancel());
    });
  }

  /** Calls a method that is expected to fail, and gives its status. */
  async refusal(method, request, options) {
    try {
      await this.call(method, request, options);
    } catch (error) {
      return error;
    }

    throw new Error(`${method} was expected to fail`);
  }

  async configure(args) {
    const request = new messages.ConfigureRequest();
    request.setArgs(Struct.fromJavaScript({ version, ...args }));
    return this.call("configure", request);
  }

  async invoke(token, args, options) {
    const response = await this.call("invoke", invokeRequest(token, args), options);
    return {
      result: response.getReturn()?.toJavaScript(),
      failures: response.getFailuresList().map((failure) => failure.toObject()),
    };
  }

  async stop() {
    this.#clients.forEach((client) => client.close());
    return this.#child.stop();
  }
}

export function invokeRequest(token, args) {
  const request = new messages.InvokeRequest();
  request.setTok(token);
  request.setArgs(Struct.fromJavaScript(args));
  return request;
}
