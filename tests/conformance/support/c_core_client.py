"""A client of the provider protocol on gRPC's C core: one JSON line for each thing that it tried.

The messages are described here, by field numbers: nothing is generated from files of this repository.
"""

import concurrent.futures
import json
import sys

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool, empty_pb2, json_format, message_factory, struct_pb2

STRING, BOOL, INT32, BYTES = 9, 8, 5, 12
STRUCT = ".google.protobuf.Struct"
MESSAGES = {
    "ProviderHandshakeRequest": [("engine_address", 1, STRING), ("configure_with_urn", 4, BOOL), ("invoke_with_preview", 7, BOOL)],
    "ProviderHandshakeResponse": [("accept_secrets", 1, BOOL), ("accept_resources", 2, BOOL), ("accept_outputs", 3, BOOL)],
    "PluginInfo": [("version", 1, STRING)],
    "GetSchemaRequest": [("version", 1, INT32)],
    "GetSchemaResponse": [("schema", 1, STRING)],
    "CheckRequest": [("urn", 1, STRING), ("olds", 2, STRUCT), ("news", 3, STRUCT)],
    "CheckFailure": [("property", 1, STRING), ("reason", 2, STRING)],
    "CheckResponse": [("inputs", 1, STRUCT), ("failures", 2, "*.pulumirpc.CheckFailure")],
    "ConfigureRequest": [("args", 2, STRUCT), ("acceptSecrets", 3, BOOL), ("acceptResources", 4, BOOL)],
    "ConfigureResponse": [("acceptSecrets", 1, BOOL), ("supportsPreview", 2, BOOL), ("acceptResources", 3, BOOL), ("acceptOutputs", 4, BOOL)],
    "InvokeRequest": [("tok", 1, STRING), ("args", 2, STRUCT), ("preview", 7, BOOL)],
    "InvokeResponse": [("return", 1, STRUCT), ("failures", 2, "*.pulumirpc.CheckFailure")],
    "MissingKey": [("name", 1, STRING), ("description", 2, STRING)],
    "ConfigureErrorMissingKeys": [("missingKeys", 1, "*.pulumirpc.MissingKey")],
    "Any": [("type_url", 1, STRING), ("value", 2, BYTES)],
    "Status": [("code", 1, INT32), ("message", 2, STRING), ("details", 3, "*.pulumirpc.Any")],
}
METHODS = {
    "Handshake": ("ProviderHandshakeRequest", "ProviderHandshakeResponse"),
    "GetPluginInfo": (None, "PluginInfo"),
    "GetSchema": ("GetSchemaRequest", "GetSchemaResponse"),
    "CheckConfig": ("CheckRequest", "CheckResponse"),
    "Configure": ("ConfigureRequest", "ConfigureResponse"),
    "Invoke": ("InvokeRequest", "InvokeResponse"),
    "Cancel": (None, None),
    "Create": ("CheckRequest", None),
    "StreamInvoke": ("InvokeRequest", None),
}
MEGABYTE = 1024 * 1024
OPTIONS = [
    ("grpc.enable_http_proxy", 0),
    ("grpc.max_receive_message_length", 400 * MEGABYTE),
    ("grpc.max_send_message_length", 400 * MEGABYTE),
    ("grpc.use_local_subchannel_pool", 1),
]


def describe():
    file = descriptor_pb2.FileDescriptorProto(
        name="conformance.proto", package="pulumirpc", syntax="proto3", dependency=["google/protobuf/struct.proto"])
    for name, fields in MESSAGES.items():
        message = file.message_type.add(name=name)
        for field, number, kind in fields:
            repeated = isinstance(kind, str) and kind.startswith("*")
            added = message.field.add(name=field, number=number, label=3 if repeated else 1)
            if isinstance(kind, str):
                added.type, added.type_name = 11, kind.lstrip("*")
            else:
                added.type = kind
    pool = descriptor_pool.DescriptorPool()
    pool.AddSerializedFile(struct_pb2.DESCRIPTOR.serialized_pb)
    pool.Add(file)
    get = getattr(message_factory, "GetMessageClass", None) or message_factory.MessageFactory(pool).GetPrototype
    return {name: get(pool.FindMessageTypeByName(f"pulumirpc.{name}")) for name in MESSAGES}


TYPES = describe()


class Provider:
    def __init__(self, address, **more):
        self.channel = grpc.insecure_channel(address, options=OPTIONS, **more)

    def future(self, method, fields=None, timeout=120, **options):
        request_type, response_type = (TYPES.get(name, empty_pb2.Empty) for name in METHODS[method])
        call = self.channel.unary_unary(
            f"/pulumirpc.ResourceProvider/{method}",
            request_serializer=lambda message: message.SerializeToString(),
            response_deserializer=response_type.FromString)
        return call.future(json_format.ParseDict(fields or {}, request_type()), timeout=timeout, **options)

    def call(self, method, fields=None, **options):
        return json_format.MessageToDict(
            self.future(method, fields, **options).result(), preserving_proto_field_name=True)

    def refusal(self, method, fields=None, **options):
        try:
            self.call(method, fields, **options)
        except grpc.RpcError as error:
            return error
        raise AssertionError(f"{method} was expected to fail")


def main():
    facts = json.loads(sys.argv[1])
    provider = Provider(facts["address"])
    checkpoint = {"tok": facts["token"], "args": facts["arguments"]}
    config = {"version": facts["version"], "baseUrl": facts["baseUrl"], "accessToken": facts["accessToken"]}

    def handshake():
        answer = provider.call("Handshake", {"engine_address": "127.0.0.1:1", "configure_with_urn": True})
        assert answer == {"accept_secrets": True, "accept_resources": True, "accept_outputs": True}, answer

    def information():
        assert provider.call("GetPluginInfo") == {"version": facts["version"]}

    def schema():
        assert sorted(json.loads(provider.call("GetSchema")["schema"])["functions"]) == sorted(facts["tokens"])

    def missing_keys():
        refusal = provider.refusal("Configure", {"args": {}})
        assert refusal.code() == grpc.StatusCode.FAILED_PRECONDITION, refusal
        trailers = dict(refusal.trailing_metadata())
        status = TYPES["Status"].FromString(trailers["grpc-status-details-bin"])
        keys = TYPES["ConfigureErrorMissingKeys"].FromString(status.details[0].value)
        assert status.details[0].type_url == "type.googleapis.com/pulumirpc.ConfigureErrorMissingKeys", status
        assert status.message == refusal.details(), status
        assert [key.name for key in keys.missingKeys] == ["atlasbackup:clientId", "atlasbackup:clientSecret"], keys

    def check_config():
        answer = provider.call("CheckConfig", {"news": {**config, "maxRetries": "many", "note": "žluť"}})
        assert answer["inputs"]["note"] == "žluť" and answer["inputs"]["version"] == facts["version"], answer
        assert "maxRetries" in [failure.get("property") for failure in answer["failures"]], answer

    def configure():
        answer = provider.call("Configure", {"args": config, "acceptSecrets": True, "acceptResources": True})
        assert list(answer.values()) == [True] * 4, answer

    def invoke():
        answer = provider.call("Invoke", checkpoint)
        assert answer["return"]["id"] == facts["arguments"]["checkpointId"], answer
        assert len(answer["return"]["parts"]) == 4, answer

    def failures():
        answer = provider.call("Invoke", {"tok": facts["token"], "args": {"groupId": "žluť"}})
        assert sorted(f["property"] for f in answer["failures"]) == ["checkpointId", "clusterName", "groupId"], answer

    def errors():
        refusal = provider.refusal("Invoke", {"tok": "四半期 100% ☃"})
        assert refusal.code() == grpc.StatusCode.NOT_FOUND and "'四半期 100% ☃'" in refusal.details(), refusal

    def unimplemented():
        codes = [provider.refusal(method, {}).code() for method in ("Create", "StreamInvoke")]
        assert codes == [grpc.StatusCode.UNIMPLEMENTED] * 2, codes

    def packed_call():
        answer = provider.call("Invoke", checkpoint, compression=grpc.Compression.Gzip)
        assert answer["return"]["id"] == facts["arguments"]["checkpointId"], answer

    def packed_channel():
        for compression in (grpc.Compression.Gzip, grpc.Compression.Deflate):
            packing = Provider(facts["address"], compression=compression)
            answer = packing.call("CheckConfig", {"news": {**config, "note": "č" * (10 * MEGABYTE)}})
            assert answer["inputs"]["note"] == "č" * (10 * MEGABYTE), compression
            packing.channel.close()

    def large():
        answer = provider.call("Invoke", {"tok": facts["token"], "args": {"groupId": "x" * (20 * MEGABYTE)}})
        assert len(answer["failures"][0]["reason"]) < 1000

    def concurrent_calls():
        calls = [provider.future("Invoke", checkpoint) for _ in range(200)]
        done = concurrent.futures.ThreadPoolExecutor(16).map(lambda call: call.result(), calls)
        assert all(json_format.MessageToDict(one)["return"]["id"] == facts["arguments"]["checkpointId"] for one in done)

    def deadline():
        refusal = provider.refusal("Invoke", stalled, timeout=0.5)
        assert refusal.code() == grpc.StatusCode.DEADLINE_EXCEEDED, refusal

    def cancellation():
        call = provider.future("Invoke", stalled)
        call.cancel()
        assert call.cancelled()
        invoke()

    def ending():
        calls = [provider.future("Invoke", stalled, timeout=120) for _ in range(3)]
        while not all(call.done() for call in calls):
            provider.call("Cancel", timeout=120)
        codes = {call.code() for call in calls}
        assert codes == {grpc.StatusCode.CANCELLED}, codes
        invoke()

    stalled = {"tok": facts["token"], "args": facts["stalledArguments"]}
    for name, attempt in (
        ("Handshake", handshake),
        ("GetPluginInfo", information),
        ("GetSchema", schema),
        ("Configure without credentials, its status details decoded", missing_keys),
        ("CheckConfig, with texts in any language", check_config),
        ("Configure", configure),
        ("Invoke", invoke),
        ("Invoke with bad arguments", failures),
        ("An error text in any language", errors),
        ("What is UNIMPLEMENTED", unimplemented),
        ("A single request packed with gzip", packed_call),
        ("Channels that pack with gzip and deflate, 20 MB each way", packed_channel),
        ("A request of 20 MB", large),
        ("Two hundred calls at once", concurrent_calls),
        ("A deadline", deadline),
        ("A call that is cancelled", cancellation),
        ("Cancel while calls are in flight", ending),
    ):
        try:
            attempt()
            print(json.dumps({"name": name}), flush=True)
        except Exception as error:  # whatever it is, it is the result of this attempt, and the others follow
            print(json.dumps({"name": name, "error": f"{type(error).__name__}: {error}"}), flush=True)


main()
