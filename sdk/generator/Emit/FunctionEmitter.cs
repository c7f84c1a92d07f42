using AtlasBackup.SdkGenerator.Naming;
using AtlasBackup.SdkGenerator.Schema;

namespace AtlasBackup.SdkGenerator.Emit;

/// <summary>Renders a function: its static class with the ways to call it, its arguments and its result.</summary>
/// <remarks>
/// The class has the function's description and example. Each method only says how it differs from the others.
/// </remarks>
internal sealed class FunctionEmitter(CodeWriter writer, TypeNames types, Defaults defaults)
{
    private const string KeepsSecrets = "Secrets in the result stay secret.";
    private const string DependsOn = "<c>options.DependsOn</c>";

    public void Write(FunctionModel function)
    {
        var name = Identifier.Function(function.Token);
        var inputs = new InputEmitter(writer, types, defaults);
        WriteCalls(function, name);
        if (function.Inputs is { } properties)
        {
            writer.Line();
            DocComment.Raw(writer, $"The arguments of {Call("InvokeAsync")}.");
            inputs.Write(new InputClass($"{name}Args", "InvokeArgs", Shape.PlainInput, properties));
        }

        if (function is { Inputs: { Count: > 0 } arguments, HasResult: true })
        {
            writer.Line();
            DocComment.Raw(
                writer, $"The arguments of {Call("Invoke")}, which may be outputs of resources and functions.");
            inputs.Write(new InputClass($"{name}InvokeArgs", "InvokeArgs", Shape.Input, arguments));
        }

        if (function.Outputs is { } outputs)
        {
            writer.Line();
            DocComment.Raw(writer, $"What <see cref=\"{name}\"/> reads.");
            new OutputEmitter(writer, types).Write($"{name}Result", outputs);
        }

        string Call(string method) => $"<see cref=\"{name}\"/>.<c>{method}</c>";
    }

    private void WriteCalls(FunctionModel function, string name)
    {
        DocComment.Summary(writer, function.Description);
        Obsolete.Write(writer, function.Deprecation);
        writer.Block($"public static class {name}", () =>
        {
            WriteInvokeAsync(function, name);
            if (function.HasResult)
            {
                writer.Line();
                DocComment.Raw(
                    writer, $"Calls the function{With(function, "values that may be outputs")}. {KeepsSecrets}");
                WriteInvoke(function, name, "InvokeOptions? options = null", mayOmitArguments: true);
                writer.Line();
                DocComment.Raw(writer, $"Calls the function after the resources in {DependsOn} exist. {KeepsSecrets}");
                WriteInvoke(function, name, "InvokeOutputOptions options", mayOmitArguments: false);
            }
        });
    }

    private void WriteInvokeAsync(FunctionModel function, string name)
    {
        var result = Result(function, name);
        var (parameter, argument) = function.Inputs is null
            ? ("", "InvokeArgs.Empty")
            : (Parameter(function, $"{name}Args", mayOmit: true), $"args ?? new {name}Args()");
        var secrets = function.HasResult ? " Secrets in the result are not marked as secret." : "";
        DocComment.Raw(writer, $"Calls the function{With(function, "plain values")}.{secrets}");
        writer.Line($"public static Task{Generic(result)} InvokeAsync({parameter}InvokeOptions? options = null)");
        WriteBody(function, $"{Runtime(function)}Async{Generic(result)}", argument);
    }

    private void WriteInvoke(FunctionModel function, string name, string options, bool mayOmitArguments)
    {
        var result = Result(function, name);
        var (parameter, argument) = function.Inputs is not { Count: > 0 }
            ? ("", "InvokeArgs.Empty")
            : (Parameter(function, $"{name}InvokeArgs", mayOmitArguments), $"args ?? new {name}InvokeArgs()");
        writer.Line($"public static Output{Generic(result)} Invoke({parameter}{options})");
        WriteBody(function, $"{Runtime(function)}{Generic(result)}", argument);
    }

    private void WriteBody(FunctionModel function, string call, string argument) => writer.Indented(() =>
    {
        writer.Line($"=> global::Pulumi.Deployment.Instance.{call}(");
        writer.Indented(() => writer.Line(
            $"{Literal.Text(function.Token.Text)}, {argument}, options.WithDefaults());"));
    });

    private static string With(FunctionModel function, string arguments) =>
        function.Inputs is { Count: > 0 } ? $" with {arguments}" : "";

    private static string Parameter(FunctionModel function, string type, bool mayOmit) =>
        mayOmit && function.Inputs is { } inputs && !inputs.Any(input => input.IsRequired)
            ? $"{type}? args = null, "
            : $"{type} args, ";

    private string? Result(FunctionModel function, string name) => function switch
    {
        { Outputs: not null } => $"{name}Result",
        { ReturnType: { } type } => types.Resolved(type, Shape.Output),
        _ => null,
    };

    // A result that is not an object is wrapped in an object with one member.
    private static string Runtime(FunctionModel function) =>
        function.ReturnType is null or ObjectRef ? "Invoke" : "InvokeSingle";

    private static string Generic(string? type) => type is null ? "" : $"<{type}>";
}
