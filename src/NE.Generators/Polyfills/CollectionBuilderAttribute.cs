namespace System.Runtime.CompilerServices;

/// <summary>Lets collection expressions build a type of our own; netstandard2.0 lacks this attribute.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
internal sealed class CollectionBuilderAttribute(Type builderType, string methodName) : Attribute
{
    /// <summary>The type that holds the factory.</summary>
    public Type BuilderType { get; } = builderType;

    /// <summary>The factory method.</summary>
    public string MethodName { get; } = methodName;
}
