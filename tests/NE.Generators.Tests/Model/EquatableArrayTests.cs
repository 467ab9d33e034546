using NE.Generators.Model;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Model;

public sealed class EquatableArrayTests
{
    [Fact]
    public void Arrays_OfEqualContent_AreEqualAndHashAlike()
    {
        EquatableArray<string> left = ["a", "b"];
        EquatableArray<string> right = ["a", "b"];

        left.ShouldBe(right);
        (left == right).ShouldBeTrue();
        left.GetHashCode().ShouldBe(right.GetHashCode());
    }

    [Fact]
    public void Arrays_OfOtherOrderOrLength_Differ()
    {
        EquatableArray<string> array = ["a", "b"];

        (array != ["b", "a"]).ShouldBeTrue();
        (array == ["a"]).ShouldBeFalse();
    }

    [Fact]
    public void DefaultArray_EqualsTheEmptyOne()
    {
        EquatableArray<int> empty = [];

        empty.ShouldBe(default);
        empty.GetHashCode().ShouldBe(default(EquatableArray<int>).GetHashCode());
        default(EquatableArray<int>).Count.ShouldBe(0);
    }

    [Fact]
    public void Records_WithEqualArrays_AreEqual() =>
        new WrittenPart("Grow", [new("Every", 10)]).ShouldBe(new WrittenPart("Grow", [new("Every", 10)]));
}
