using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NE.Dsl;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Documentation;

public sealed class TasksPageTests
{
    [Fact]
    public void Task_OfTheCatalogue_HasARowWithItsSizes()
    {
        IEnumerable<string> rows = Repository.Rows(Repository.Read("docs/reference/tasks.md")).Where(static row => row.Length == 8 && (row[1].EndsWith("-v4") || row[1].StartsWith("dmc-")))
            .Select(static row => string.Join(' ', row[1], row[2], row[3], row[4], row[6]));

        rows.Order().ShouldBe(TaskCatalogue.All.Select(static task => string.Create(
            CultureInfo.InvariantCulture,
            $"{task.Name} {task.Observations} {task.Actions} {task.ActionLimit} {task.StepLimit:N0}")).Order());
    }
}
