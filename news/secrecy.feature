Secrecy classes restrict who may know of a document whatever its chain says; need-to-know additions with a reason; every reading of R and SR is on record.
