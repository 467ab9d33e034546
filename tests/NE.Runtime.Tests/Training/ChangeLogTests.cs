using System;
using System.IO;
using NE.Runtime.Training;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Training;

public sealed class ChangeLogTests : IDisposable
{
    private readonly TemporaryFolder root = new();

    public void Dispose() => root.Dispose();

    [Fact]
    public void Append_OfAStepThatIsDoneAgain_ReplacesItsLinesAndLaterOnes()
    {
        using RunFolder folder = new(root.Path);

        ChangeLog.Append(folder, 100, [("a = 1", "a = 2")]);
        ChangeLog.Append(folder, 200, [("b = 1", "b = 2"), ("c = 1", "c = 2")]);
        ChangeLog.Append(folder, 200, [("b = 1", "b = 3")]);

        File.ReadAllLines(folder.Changes).ShouldBe(
        [
            """{"step":100,"before":"a = 1","now":"a = 2"}""",
            """{"step":200,"before":"b = 1","now":"b = 3"}""",
        ]);
    }

    [Fact]
    public void Append_WithoutChanges_MakesNoFile()
    {
        using RunFolder folder = new(root.Path);

        ChangeLog.Append(folder, 100, []);

        File.Exists(folder.Changes).ShouldBeFalse();
    }
}
