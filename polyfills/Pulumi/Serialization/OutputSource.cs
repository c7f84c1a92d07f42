namespace Pulumi.Serialization;

/// <summary>An output of a resource, whose value can be set once.</summary>
internal abstract class OutputSource
{
    public abstract Type ValueType { get; }

    public abstract IOutput Output { get; }

    public static OutputSource Create(Type valueType, Resource resource) =>
        (OutputSource)Activator.CreateInstance(typeof(Typed<>).MakeGenericType(valueType), resource)!;

    /// <summary>Sets the value. An earlier value is kept.</summary>
    public abstract void Set(OutputData<object?> data);

    public abstract void Fail(Exception exception);

    private sealed class Typed<T> : OutputSource
    {
        private readonly TaskCompletionSource<OutputData<T>> _data =
            new(TaskCreationOptions.RunContinuationsAsynchronously);

        private readonly Resource _resource;

        public Typed(Resource resource)
        {
            _resource = resource;
            Output = new Output<T>(_data.Task);
        }

        public override Type ValueType => typeof(T);

        public override IOutput Output { get; }

        public override void Set(OutputData<object?> data)
        {
            var typed = data.With(data.Value is null ? default! : (T)data.Value);
            _data.TrySetResult(typed with { Resources = typed.Resources.Add(_resource) });
        }

        public override void Fail(Exception exception) => _data.TrySetException(exception);
    }
}
