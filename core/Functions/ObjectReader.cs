using System.Text.Json;
using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Functions;

/// <summary>Reads one object, or that it does not exist, where the caller allows that.</summary>
internal sealed class ObjectReader(AtlasCall call, EndpointFunction function, Arguments arguments, AtlasRequest request)
{
    private readonly bool _allowsMissing = arguments.IsTrue(Arguments.AllowMissing);

    /// <returns>The time of Atlas's answer, or null where there is none or it does not say.</returns>
    public async Task<DateTimeOffset?> WriteAsync(IOutputWriter writer, CancellationToken cancellationToken)
    {
        using var answer = await GetAsync(cancellationToken);
        if (answer is null)
        {
            Absence.WriteObject(writer, function.Outputs);
            return null;
        }

        try
        {
            Write(answer, writer);
            return answer.Date;
        }
        catch (JsonException exception)
        {
            throw answer.Unexpected(JsonText.Fault(answer.Json.Span), exception);
        }
    }

    private async Task<AtlasAnswer?> GetAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await call.GetAsync(request, cancellationToken);
        }
        catch (ProviderException exception) when (exception.IsOfMissing && _allowsMissing)
        {
            return null;
        }
    }

    private void Write(AtlasAnswer answer, IOutputWriter writer)
    {
        var reader = new Utf8JsonReader(answer.Json.Span);
        reader.Read();
        var expected = new ExpectedObject(function.Outputs, function.Endpoint, arguments);
        if (!Exists(reader))
        {
            CheckRest(reader);
            if (!_allowsMissing)
            {
                throw Missing();
            }

            Absence.WriteObject(writer, function.Outputs);
            return;
        }

        if (!new Projection(answer, writer, arguments).Object(ref reader, expected))
        {
            throw answer.Unexpected("it has none of the fields that it should have");
        }

        // Reads to the end, so that anything behind the object is noticed.
        reader.Read();
    }

    // Atlas answers 200 for some objects that do not exist, and leaves out what every existing one has.
    private bool Exists(Utf8JsonReader reader) => function.Endpoint.FoundBy is not { } output
        || reader.TokenType != JsonTokenType.StartObject
        || new ItemPath(function.Outputs, output).Find(ref reader);

    // An answer that means that an object does not exist must be complete.
    private static void CheckRest(Utf8JsonReader reader)
    {
        reader.Skip();
        reader.Read();
    }

    private ProviderException Missing() => new(
        FailureKind.NotFound,
        Wording.Of(
            $"Atlas answered 200 to GET {request.Path} without '{function.Endpoint.FoundBy}': the object does not exist."))
    {
        Hint = Wording.Of($"{new Name(Arguments.AllowMissing)} gives a result with {new Name("found")} false instead."),
    };
}
