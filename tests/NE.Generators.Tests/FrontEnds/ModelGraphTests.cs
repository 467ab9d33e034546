using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using NE.Generators.Model;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.FrontEnds;

/// <summary>A model that holds on to Roslyn keeps whole compilations alive and is never equal to the next one.</summary>
public sealed class ModelGraphTests
{
    [Fact]
    public void Models_HoldNothingOfRoslynAndNothingMutable()
    {
        Resolution resolution = Code.Resolve("V", Code.Experiment("[Grow(Every = 500)]", rest:
            "[Variant<X>, Topology(Density = 3)] public partial class V;"));

        Walk(resolution, "resolution", []);
    }

    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum
            || (!value.GetType().IsValueType && !seen.Add(value)))
        {
            return;
        }

        Type type = value.GetType();
        (type.Namespace ?? "").ShouldNotStartWith("Microsoft.CodeAnalysis", customMessage: path);
        typeof(Delegate).IsAssignableFrom(type).ShouldBeFalse(path);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>))
        {
            foreach ((object item, int index) in ((IEnumerable)value).Cast<object>().Select((item, index) => (item, index)))
            {
                Walk(item, $"{path}[{index}]", seen);
            }

            return;
        }

        type.Namespace.ShouldNotBeNull(path).ShouldStartWith("NE.Generators", customMessage: path);
        foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public))
        {
            field.IsInitOnly.ShouldBeTrue($"{path}.{field.Name} can change");
            Walk(field.GetValue(value), $"{path}.{field.Name}", seen);
        }
    }
}
