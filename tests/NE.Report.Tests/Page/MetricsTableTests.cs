using System;
using System.IO;
using System.Linq;
using NE.Report.Tables;
using Shouldly;
using Xunit;

namespace NE.Report.Tests.Page;

public sealed class MetricsTableTests
{
    [Fact]
    public void Table_HasARowForEachRecordedValue()
    {
        using RunFolders folders = new();
        folders.Write("Balance", 1, [1, 2]);
        string folder = folders.Write("Odd, \"name\"", 2, [1, 2]);
        File.AppendAllText(Path.Combine(folder, "metrics.jsonl"), "{\"step\":3000,\"update\":2500,\"train/critic_loss\":null}\nbroken\n");

        string file = MetricsTable.Write(Reporter.Read([folders.Root], null), folders.At("report.html"));

        Path.GetFileName(file).ShouldBe("report-metrics.csv");
        string[] rows = File.ReadAllText(file).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        rows[0].ShouldBe("experiment,task,seed,step,update,metric,layer,value");
        rows[1..].Count(row => row.StartsWith("Balance,SwingUp,1,", StringComparison.Ordinal)).ShouldBe(3 + 2 + 4 + 4);
        rows.ShouldContain("Balance,SwingUp,1,2000,1500,activity/fau,Policy.Hidden1,0.625");
        rows.ShouldContain("Balance,SwingUp,1,0,0,eval/return_mean,,-1445.6");
        rows[^1].ShouldBe("\"Odd, \"\"name\"\"\",SwingUp,2,3000,2500,train/critic_loss,,");
    }
}
