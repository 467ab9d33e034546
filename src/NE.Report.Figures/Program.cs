using System;
using System.IO;
using NE.Report;
using NE.Report.Files;

// Started by ne report --figures: FORMAT PAGE BASELINE RUNS..., the baseline empty if there is none.
try
{
    string baseline = args[2];
    foreach (string file in FigureFiles.Write(Reporter.Read(args[3..], baseline.Length > 0 ? baseline : null), args[1], args[0]))
    {
        Console.WriteLine(file);
    }

    return 0;
}
catch (Exception fault) when (fault is ReportException or IOException or UnauthorizedAccessException or AggregateException or DllNotFoundException or TypeInitializationException)
{
    Console.Error.WriteLine($"ne: {fault.Message}");
    return 1;
}
