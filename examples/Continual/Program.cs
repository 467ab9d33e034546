return NE.Runtime.Hosting.Host.Run(args, NE.Experiments.All);
