using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using NE.Generators.Model;
using NE.Generators.Vocabulary;

namespace NE.Generators.FrontEnds.Attributes;

/// <summary>Reads arguments of attributes.</summary>
internal static class AttributeValues
{
    /// <summary>
    /// The named arguments that were written, sorted by name. Arguments that are not constants are omitted: the C# compiler reports them.
    /// </summary>
    public static EquatableArray<Setting> Settings(AttributeData attribute)
    {
        List<Setting> settings = [];
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (Number(argument.Value) is { } value)
            {
                settings.Add(new(argument.Key, value));
            }
            else if (argument.Value.Kind == TypedConstantKind.Primitive && argument.Value.Value is string text)
            {
                settings.Add(new(argument.Key, 0) { Text = text });
            }
            else if (Numbers(attribute, argument.Key) is { } numbers)
            {
                settings.Add(new(argument.Key, 0) { Text = NumberList.Print(numbers) });
            }
        }

        return settings.OrderBy(setting => setting.Name, StringComparer.Ordinal).ToEquatableArray();
    }

    /// <summary>The choice of a part that is repeated by choice; null for any other part, and for a choice that does not exist.</summary>
    public static string? Choice(AttributeData attribute, PartSchema part) =>
        part.Repeated is { } repeated && First(attribute) is int number && number >= 0 && number < repeated.Choices.Count ? repeated.Choices[number] : null;

    /// <summary>One named argument as a number, or a default if it was not written.</summary>
    public static double Named(AttributeData attribute, string name, double otherwise)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
            {
                return Number(argument.Value) ?? otherwise;
            }
        }

        return otherwise;
    }

    /// <summary>One named argument as numbers, or null if it was not written or is not an array of constants.</summary>
    public static IReadOnlyList<double>? Numbers(AttributeData attribute, string name)
    {
        TypedConstant array = attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value;
        return array is { Kind: TypedConstantKind.Array, IsNull: false } && array.Values.All(static value => Number(value) is not null)
            ? [.. array.Values.Select(static value => Number(value)!.Value)]
            : null;
    }

    /// <summary>The first constructor argument, or null if there is none or it is not a constant.</summary>
    public static object? First(AttributeData attribute) =>
        attribute.ConstructorArguments.Length > 0
            && attribute.ConstructorArguments[0] is { Kind: TypedConstantKind.Primitive or TypedConstantKind.Enum } first
            ? first.Value
            : null;

    /// <summary>The texts of the first constructor argument, an array; empty if one is not a constant.</summary>
    public static IReadOnlyList<string> Texts(AttributeData attribute) =>
        attribute.ConstructorArguments.Length > 0 && attribute.ConstructorArguments[0] is { Kind: TypedConstantKind.Array, IsNull: false } array
            && array.Values.All(static value => value.Value is string)
            ? [.. array.Values.Select(static value => (string)value.Value!)]
            : [];

    /// <summary>A constant as a number; null for text, an array or an error.</summary>
    public static double? Number(TypedConstant constant) => constant switch
    {
        { Kind: not (TypedConstantKind.Primitive or TypedConstantKind.Enum) } or { Value: null or string or char } => null,
        { Value: bool flag } => flag ? 1 : 0,
        { Value: { } value } => Convert.ToDouble(value, CultureInfo.InvariantCulture),
    };
}
